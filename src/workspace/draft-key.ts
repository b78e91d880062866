/** Where the draft lies in local storage. */
export const draftKey = 'whichpod.draft';
