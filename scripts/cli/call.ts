/** What people type: the install puts no program of this name on anybody's path, npm finds it in the repository. */
const CALL = 'npm run daylight --';
/** npm says what it runs, and a file or a program that reads the output would take that for a part of it. */
const SILENT = 'npm run -s daylight --';

/** A command line as it can be pasted, from one that begins with the name of the program. */
export function pasted(line: string): string {
  return line.replace(/^daylight /, `${/--json|--sarif| > /.test(line) ? SILENT : CALL} `);
}
