/** A printed number: digits with separators, a sign, brackets, or a percent sign. */
const number = /^[(（]?[-−–+＋△▲]?[¥￥$]?\d[\d,，.．'’]*[%％]?[)）]?$/;
const decimal = /^[(（]?[-−–+＋△▲]?[¥￥$]?\d[\d,，'’]*[.．]\d{1,6}[)）]?$/;

export const isNumber = (text: string): boolean => number.test(text.replace(/\s+/g, ''));
/** A number with a decimal point and digits on both sides: whole, not a piece of a wrapped one. */
export const isDecimal = (text: string): boolean => decimal.test(text.replace(/\s+/g, ''));
