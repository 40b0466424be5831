/** One file of an archive, under a name of ASCII letters, digits, dots, dashes and slashes. */
export interface ArchivedFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** Puts files into one archive, stored as they are: the same files are always the same bytes. */
export interface Archiver {
  pack(files: readonly ArchivedFile[]): Uint8Array
  /** The script that checks an archive without us. */
  verifier(): Promise<Uint8Array>
}
