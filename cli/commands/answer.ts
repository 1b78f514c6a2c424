/** Writes a command's answer to standard output: JSON on request, else text for a person. */
export function answer(options: { readonly json?: boolean }, value: unknown, text: string): void {
  process.stdout.write(`${options.json ? JSON.stringify(value) : text}\n`);
}
