// The script of the page is text here: it runs in a browser.
declare const text: string;
// biome-ignore lint/style/noDefaultExport: what a text file exports
export default text;
