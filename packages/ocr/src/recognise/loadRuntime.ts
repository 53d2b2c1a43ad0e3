/** The runtimes of the engines: optional packages, loaded when the first page is to be recognised. Each fails as its import does. */
export const loadOnnx = () => import('onnxruntime-node');
export const loadTesseract = async () => (await import('tesseract.js')).default;
