// The bundler and the tests hand the style of the page over as it is.
declare module '*.css' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: what a text file exports
  export default text;
}
