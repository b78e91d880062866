/** What one run of kubectl printed. Lines have no line ends. */
export interface KubectlResult {
  readonly exit: number;
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
  /** What came out of a running cluster and is taken as it stands there, as kubectl names it: apply has nothing to say of it. */
  readonly taken: readonly string[];
  /** Where a document did not decode and kubectl stopped, the documents applied one at a time; `document` counts from 0 or as recorded. */
  readonly each?: readonly {
    readonly document: number;
    readonly exit: number;
    readonly stdout: readonly string[];
    readonly stderr: readonly string[];
    readonly taken: readonly string[];
  }[];
}
