export type RefusalCode =
  | 'ALREADY_RUNNING' // another Loupe holds the folder
  | 'NO_BINARIES' // no PostgreSQL for this platform, or none that runs
  | 'OTHER_VERSION' // the data were written by another major version
  | 'FOREIGN_FOLDER' // what lies in the folder is not ours to use
  | 'PASSWORD_LOST'
  | 'NOT_WRITABLE'
  | 'DISK_FULL'
  | 'NO_ACCOUNT' // root, and nobody to run PostgreSQL as
  | 'NOT_STARTED'; // anything else that PostgreSQL said

/** The embedded database cannot be had. The message is one sentence or two for whoever typed `npm start`: what was found, what to do. */
export class StartRefused extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StartRefused';
  }
}
