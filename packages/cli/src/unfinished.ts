/** What to say of an output folder without a run.json. */
export const unfinished =
  'The run was not finished: documents may be missing, and what they say of each other is. The same `yusuan ingest` goes on with it.\n';
