// The bundler and the tests hand the files of this folder over as they are.
declare module '*.sh' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: what a text file exports
  export default text;
}
declare module '*.py' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: what a text file exports
  export default text;
}
