export { type DrawnPage, pdfPageReader } from './page-reader.js';
