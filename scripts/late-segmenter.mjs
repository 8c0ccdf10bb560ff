/**
 * Segments as Intl.Segmenter does, which takes milliseconds to make: made when it first segments. The bundle has it
 * in its place everywhere: several packages make one while they are loaded, and mostly nobody needs any.
 */
export function LateSegmenter(...given) {
  let made;
  return {
    segment: (text) => {
      const { Segmenter } = Intl;
      made ??= new Segmenter(...given);
      return made.segment(text);
    },
  };
}
