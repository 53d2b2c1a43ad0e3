/** Why a document cannot be read. */
export type InputErrorCode =
  | 'not-found'
  | 'changed'
  | 'empty'
  | 'too-large'
  | 'not-text'
  | 'not-pdf'
  | 'damaged'
  | 'encrypted'
  | 'unsupported'
  | 'limit'
  | 'timeout'
  | 'out-of-memory'
  | 'crashed'
  | 'interrupted'
  | 'not-writable';

/** Bad input that a person can do something about: `message` says what is wrong with which file, `hint` what to do. Shown without a stack. */
export class InputError extends Error {
  readonly code: InputErrorCode;
  readonly hint: string;

  constructor(code: InputErrorCode, message: string, hint: string) {
    super(message);
    this.name = 'InputError';
    this.code = code;
    this.hint = hint;
  }
}
