import { mistaken } from './mistake.ts';

/** What is handed over is no tensor yet, or one of other dimensions. */
export const shapesAndKinds = mistaken('value-of-another-type', [
  [
    /tensor a \((?:48\) must match the size of tensor b \(16|16\) must match the size of tensor b \(48)\) at non-singleton dimension 1/,
    'The VAE is not that of this Wan model: one has 16 channels, the other 48',
    '# Wan 2.2 TI2V 5B: wan2.2_vae (48); all others, 2.2 14B too: wan_2.1_vae (16); and the latent node of that model',
  ],
  [
    /^(?:Target size|Using a target size) \(torch\.Size\(\[\d+\]\)\).{1,60}input size \(torch\.Size\(\[\d+, 1\]/,
    'The labels lack the dimension of the output',
    'out.squeeze(1) in the loss (labels: y.float())',
  ],
  [
    /^Expected target size \[/,
    'The loss wants the classes as the second dimension of the output',
    'criterion(out.transpose(1, 2), y); or both flat: criterion(out.flatten(0, 1), y.flatten())',
  ],
  [
    /(?:Expected size|tensor a \() ?(?:77|154|231|308)\)? (?:but got size|must match the size of tensor b \()? ?\(?(?:77|154|231|308)\b/,
    'The prompts are of different length (77 for each 75 words)',
    '# prompt and negative prompt both below 75 words; A1111, Forge: Settings, Optimizations: Pad prompt/negative prompt to be same length; compel: pad_conditioning_tensors_to_same_length([a, b])',
  ],
  [
    /^TextEncodeInput must be|^Input is not valid\. Should be a string|text input must (?:be )?of type/,
    'A row of the data is no text: None, a number or a table',
    'texts = [str(t) for t in texts]; a table: df["text"].fillna("").astype(str).tolist(); a data set: data.filter(lambda row: row["text"]) before map()',
  ],
  [
    /must be tuple of ints, not str/,
    'padding="same" came with torch 1.9',
    'padding=kernel_size // 2 (or torch 1.9 and newer)',
  ],
  [
    /must be Tensor, not str/,
    'transformers returns an output with names, and the code takes a tuple',
    'return_dict=False in that call (or in from_pretrained), or model(…)[0]',
  ],
  [
    /infer dtype of NoneType/,
    'A label or field of the data is None',
    'print what the data gives there: fill it, or leave that sample out',
  ],
  [
    /^RNG state must be/,
    'The state of the random numbers was loaded to the GPU',
    'torch.set_rng_state(state.cpu()); the file: torch.load(FILE, map_location="cpu")',
    [/set_rng_state\(([^()]{1,80})\)/, 'set_rng_state($1.cpu())'],
  ],
  [
    /must be Tensor, not|expected Tensor as element|infer dtype of (?!numpy)|expected np\.ndarray|type numpy\.object_|arguments - got \((?:str|list|numpy\.ndarray|PIL)|can't assign a (?!None)\S{3,30} to a torch/,
    'What is handed over is no tensor of numbers yet',
    'torch.as_tensor(np.asarray(x, dtype=np.float32)); a picture: transforms.ToTensor(); a list of tensors: torch.stack(x); a table: df.values',
  ],
  [
    /more than one (?:value|element) is ambiguous|truth value of a (?:Series|DataFrame)/,
    'A whole tensor or table is asked whether it is true',
    'if x is not None; (a == b).all() or .any(); np.logical_and(a, b) in place of a and b; a loss is made first: nn.CrossEntropyLoss()(out, y)',
  ],
  [
    /one element tensors.{0,20}converted/,
    'A list of tensors is made into a tensor',
    'torch.stack(x) in place of torch.tensor(x); x.tolist() in place of float(x)',
    [/torch\.(?:tensor|FloatTensor|Tensor)\(/, 'torch.stack('],
  ],
  [
    /for scalar outputs/,
    'The loss is many numbers, and the gradient is of a single one',
    'loss.mean().backward()',
    [/(?<!\))\.backward\(/, '.mean().backward('],
  ],
  [
    /only integer scalar arrays/,
    'A list is indexed with an array, or arrays are joined without a list',
    'np.array(x)[i] in place of x[i]; np.concatenate((a, b)) in place of np.concatenate(a, b)',
  ],
  [
    /only integer tensors|(?:size|length)-1 arrays.{0,20} converted|cannot be converted to Scalar/,
    'Many numbers stand where a single one must',
    'x.mean() or x[i]; np.sqrt(x), np.exp(x) in place of math.sqrt(x), math.exp(x); x.astype(int) in place of int(x)',
    [/\bmath\.(\w+)\(/, 'np.$1('],
  ],
  [
    /multi-target not|batches of spatial targets/,
    'The loss takes one class number each, and gets one dimension more (one-hot, colour)',
    'y.squeeze(1); one-hot: y.argmax(1); masks: one channel of class numbers (convert("L")), (N, H, W)',
  ],
  [
    /to match target batch_size/,
    'The layers do not keep the number of items: a size is fixed for another input',
    'x.flatten(1) (x.view(x.size(0), -1)) before the linear layer; or pictures of the size that the model was made for',
  ],
  [
    /-dimensional input of size|\dD \(unbatched\) or|expected \dD(?: or \dD)? input/,
    'The input has one dimension more or fewer than the layer takes',
    'one item: x.unsqueeze(0); one too many: x.squeeze(1) or x.flatten(0, 1)',
  ],
  [
    /Expected 2D array, got 1D/,
    'scikit-learn takes a table, and gets a row of numbers',
    'x.reshape(-1, 1) for one feature; x.reshape(1, -1) for one sample',
  ],
  [
    /too many indices for|Dimension out of range|tensor has no dimensions|for array of dimension|zero-dimensional tensor|got 0D array|same number of dimensions|number of sizes provided|match in permute|desired ordering of dimensions/,
    'The data have fewer dimensions than the code counts on',
    'print(x.shape) above it; x.unsqueeze(0) (NumPy: x[None]) for what is missing; a file of one row: np.loadtxt(…, ndmin=2)',
  ],
  [
    /tensor a \(4\) must match the size of tensor b \(3\) at|match the broadcast shape \[3|broadcast together with shapes \(\d+, ?\d+(?:, ?4)?,?\) \((?:1, ?1, ?)?3,?\)|broadcast together with shapes \((?:1, ?)?4, ?\d+, ?\d+\) \((?:1, ?)?3,|value array of shape \(3,\) could not be broadcast to indexing result of shape \(\d+, ?\d+\)|from shape \((?:\d+, ?\d+,4\)|(?:1, ?)?4, ?\d+, ?\d+\) into shape \((?:1, ?)?3,)/,
    'A picture is gray or has transparency, and the code takes three channels',
    "Image.open(path).convert('RGB'); cv2: cv2.imread(path, cv2.IMREAD_COLOR); gray on purpose: Normalize((0.5,), (0.5,))",
  ],
  [
    /than actual input size|Output size is too small/,
    'The picture is too small for so many layers',
    'Resize to the size that the model was made for (224; Inception: 299)',
  ],
  [
    /more than 1 value per channel|Expected hidden\[\d\] size/,
    'The last batch has fewer items than the model takes',
    'DataLoader(…, drop_last=True), batch_size above 1; no training: model.eval()',
  ],
  [
    /mat1 dim 1 must match mat2 dim 0|^size mismatch, m1: \[(?<a>[\d x]{3,20})\], m2: \[(?<b>[\d x]{3,20})\]|^shape '\[-1, \d+\]' is invalid/,
    'The linear layer takes another number of features than the layers before it give',
    'x.flatten(1) before it, and nn.Linear(N, …) with the N of print(x.shape); or pictures of the size that the model was made for',
  ],
  [
    // Widths of text encoders and of the models that take them are a matter of which are put together.
    /multiplied \(\d+x(?!(?:768|1024|1280|2048|2304|2560|3072|3584|4096|5120) and \d+x(?:320|640|1280|1536|2048|3072|3840|5120)\))(?<wide>\d+) and (?<takes>\d+)x\d+\)/,
    'A linear layer takes {takes} numbers, and is given {wide}',
    'nn.Linear({wide}, …) where {takes} stands, and x.flatten(1) before it; pictures of the size (features of the model) that the code was made for give {takes}',
  ],
  [
    /stride.{1,80} negative|(?:destination|array) is read-only/,
    'The array is only a view of another',
    'x = x.copy() before it ([::-1].copy())',
    [/(\[[^\]]{0,40}::-1[^\]]{0,20}\])/, '$1.copy()'],
  ],
  [
    /view size is not compatible/,
    'The tensor lies in memory in another order',
    '.reshape(…) in place of .view(…)',
    [/\.view\(/g, '.reshape('],
  ],
  [
    /'lengths' argument/,
    'The lengths lie on the GPU',
    'lengths.cpu() in pack_padded_sequence',
    [/\b(lengths?|\w+_len\w*)(?=[,)])/, '$1.cpu()'],
    '1.7',
  ],
  [
    /device string: gpu|Invalid device string: '(?:cuda|gpu|\d)|tagged with gpu/,
    'torch calls a card cuda or cuda:0, in no other way',
    '# in the command, config or code: device cuda:0; a file that was saved so: torch.load(FILE, map_location="cpu")',
  ],
]);

/** What is told of an empty list where nothing is known of what should have filled it. */
export const emptyForms = mistaken('list-empty', [
  [
    /numel\(\) == 0|tensor with no elements|zero-size array|^(?:max|min)\(\) (?:arg is an empty|iterable argument is empty)|tensor of 0 elements|non-empty TensorList/,
    'There is nothing to compute with: no data, picture, box or token was found',
    '# look at what was to be found: the path of the data (ls it, from where the program starts), its labels, a filter or threshold that is too high\nwhere an empty one is right: if len(x): above it',
  ],
]);
