import { mistaken } from './mistake.ts';

/** Batches, tables, pictures and files of data. */
export const dataMistakes = mistaken('data-of-another-form', [
  [
    /^Label class (?<label>\d{1,5})(?:\.0)? exceeds nc=(?<count>\d{1,5})/,
    'A label file has the class {label}, and the data set has {count} (numbered from 0)',
    '$ grep -rlE "^{label} " --include=*.txt .   # in the folder of the data: correct these (then remove labels*.cache)\n# or a higher nc, and its name in names, in the yaml of the data set',
  ],
  [
    /(?:^|[\s/])(?<file>[\w.-]{1,120}) has (?<bands>[2-9]|\d\d) bands\b.{0,60}\b3.band/,
    'The picture has {bands} bands (the fourth is mostly alpha), and three are taken',
    '$ gdal_translate -b 1 -b 2 -b 3 {file} rgb.tif   # in its folder; then rgb.tif in its place',
  ],
  [
    /number of image tokens is (?<tokens>\d{1,5}) while the number of image given to the model is (?<images>\d{1,5})/,
    'The prompt has {tokens} places for {images} pictures',
    'processor.apply_chat_template(…) with {"type": "image"} in the content for each picture (by hand: its image token once for each, and none in what the user writes)',
  ],
  [
    /(?:[Oo]nly|must be|[Ee]xpect(?:s|ed)|[Rr]equires?) (?:an? )?(?:sampl\w{2,4} rate (?:of )?)?(?<rate>8000|16000|22050|24000|44100|48000) ?Hz\b(?=.{0,30}(?:WAV|wav|audio|sampl|$))/,
    'The sound is to have {rate} samples a second, and has another number',
    '$ ffmpeg -i IN.wav -ar {rate} -ac 1 {rate}.wav   # then {rate}.wav in its place',
  ],
  [
    /batch must contain tensors/,
    'The data set gives None, or a picture that is no tensor',
    'transforms.ToTensor() for pictures; None (a broken file): a collate_fn that drops it',
  ],
  [
    /element in list of batch|expected sequence of length|storage that is not resizable/,
    'The items of a batch are of different lengths',
    'DataLoader(…, collate_fn=lambda b: tuple(zip(*b))), or pad all to one length (pad_sequence); or batch_size=1',
    null,
    '1.6',
  ],
  [
    /'cpu' device type for generator but found 'cuda/,
    'The random generator is of the GPU, and what is drawn lies on the CPU',
    'torch.Generator("cpu").manual_seed(0); in a DataLoader: generator=torch.Generator()',
  ],
  [
    /device type for generator|generator device but/,
    'The default tensors are of the GPU, and DataLoader shuffles on the CPU',
    "DataLoader(…, generator=torch.Generator(device='cuda')), or without torch.set_default_tensor_type",
  ],
  [/only dense CPU tensors/, 'The data lie on the GPU already', 'DataLoader(…, pin_memory=False)'],
  [
    /^(?<what>prefetch_factor|persistent_workers) option/,
    '{what} goes with worker processes only',
    'num_workers=1 or more, or without {what}',
  ],
  [
    /expected unspecified shuffle|mutually exclusive with shuffle/,
    'The order comes from the data set or sampler',
    'DataLoader(…) without shuffle=True',
    [/, ?shuffle=\w+/, ''],
  ],
  [
    /is not JSON serializable/,
    'JSON does not know this type (a number of NumPy or torch, a date)',
    'float(x), x.tolist() or str(x) before it is written; all at once: json.dump(…, default=str)',
  ],
  [
    /^(?:low >= high|high <= 0|empty range for|a must be greater than 0)/,
    'A random number of an empty range: the picture is smaller than its crop, or there are no data',
    'a smaller crop, or larger pictures (print both bounds)',
  ],
  [
    /write mode (?:RGBA|LA|P|I;16) as/,
    'The picture is of a kind that cannot be written so',
    "img.convert('RGB').save(…), or .png as the name",
    [/\.save\(/, ".convert('RGB').save("],
  ],
  [
    /should be PIL Image|is not a torch image|should be a torch tensor/,
    'The steps of transforms stand in the wrong order',
    'Resize, crops and flips first, then ToTensor(), then Normalize; an array before all: ToPILImage()',
  ],
  [
    /^Invalid shape \([\d, ]{3,30}\) for image/,
    'imshow takes (H, W) or (H, W, 3), and torch gives the channels first',
    'plt.imshow(x.permute(1, 2, 0).squeeze())   (NumPy: x.transpose(1, 2, 0))',
    [/imshow\(([\w.[\]]+)/, 'imshow($1.permute(1, 2, 0).squeeze()'],
  ],
  [
    /cannot identify image file [`'"]?(?!<)(?<file>[^'"`]{2,200})/,
    '{file} is no picture that PIL reads: cut, a page in its place, HEIC, or a Git LFS pointer',
    '$ file {file}   # HTML, text, empty: download it again (git lfs pull), or delete it; HEIC: pip install pillow-heif, and its register_heif_opener() in the code',
  ],
  [
    /cannot identify image file </,
    'What was to be a picture is none: a page or an error in its place, or nothing',
    'print(data[:80]) above Image.open: the answer of the address (403: a User-Agent header; a wrong link)',
  ],
  [
    /image file is truncated|broken data stream|^not a PNG file/,
    'A picture of the data is cut',
    'ImageFile.LOAD_TRUNCATED_IMAGES = True (from PIL import ImageFile); or delete or download that file again',
  ],
  [
    /could be decompression bomb/,
    'The picture is larger than Pillow opens unasked',
    'above Image.open: Image.MAX_IMAGE_PIXELS = None (pictures that you trust)',
  ],
  [
    /^cannot open resource/,
    'The font file is not there',
    '$ apt-get update && apt-get install -y fonts-dejavu-core   # then ImageFont.truetype("DejaVuSans.ttf", …); or the font of the app where its code looks',
  ],
  [
    /(?<names>\[[^\]]{2,120}\]).{0,16} not (?:in index|found in axis)|None of \[Index\((?<columns>\[[^\]]{2,120}\])/,
    'The table has no such columns',
    'print(df.columns.tolist()) above it: the names as the file has them (blanks: df.columns.str.strip(); a single one: sep=None, engine="python" in read_csv)',
  ],
  [
    /^(?:Input|Data)\b.{0,20}contains NaN|float NaN to integer|float infinity to integer/,
    'The data have gaps: NaN or infinity among the numbers',
    'df = df.replace([np.inf, -np.inf], np.nan).dropna() before (or fillna(0)); the loss of a training: a lower learning rate, amp off',
  ],
  [
    /not positive-definite/,
    'The matrix is not positive-definite',
    '# GPTQ: a larger damp_percent (0.05 and up), more samples; code of your own: a + 1e-6 * torch.eye(len(a))',
  ],
]);
