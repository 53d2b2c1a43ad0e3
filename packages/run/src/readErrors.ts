import { InputError } from '@yusuan/model';

/** Reading broke down by a fault of the program, or of a library. */
export function crashed(name: string, reason: string): InputError {
  return new InputError(
    'crashed',
    `reading ${name} broke down: ${reason}`,
    'Please report it with the file: this is a fault of the program.',
  );
}

/** Something outside ended the process that was reading. */
export function interrupted(name: string, reason: string): InputError {
  return new InputError(
    'interrupted',
    `reading ${name} was interrupted: ${reason}`,
    'The next run reads it again; where memory is short, give fewer --jobs.',
  );
}

export function tookTooLong(name: string, seconds: number): InputError {
  return new InputError(
    'timeout',
    `${name} took longer than ${seconds} seconds`,
    'Give it more time with --timeout SECONDS.',
  );
}

export function tookTooMuchMemory(name: string, memoryMb: number): InputError {
  return new InputError(
    'out-of-memory',
    `${name} needs more than ${memoryMb} MB of memory`,
    'Give its worker more with --memory MB.',
  );
}

/** Bad input as it is; a fault of the program as one that says so, in one line. */
export function asInputError(error: unknown, sourceName: string): InputError {
  if (error instanceof InputError) return error;
  const [reason] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
  return crashed(sourceName, reason!);
}
