import { filesOf, refusalOf, refusalOfText } from '../../workspace/opened-files.ts';
import { openWorkspace, say } from '../actions.ts';
import { pageStore } from '../store.ts';

/** Opens files in place of what there is, which undo brings back. */
export async function openFiles(files: readonly File[]): Promise<void> {
  if (files.length === 0 || isRefused(refusalOf(files.reduce((sum, { size }) => sum + size, 0)))) return;
  try {
    const texts = await Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() })));
    if (isRefused(refusalOfText(texts.map(({ text }) => text).join('\n')))) return;
    const { settings } = pageStore.getState().workspace;
    openWorkspace({ files: filesOf(texts), settings }, files.length === 1 ? `Opened ${files[0]?.name}.` : `Opened ${files.length} files.`);
  } catch {
    say({ text: 'The browser could not read that file. Try to open it in an editor and paste its text here.', tone: 'bad' });
  }
}

/** Whether there is a refusal, which the page then tells. */
export function isRefused(refusal: string | undefined): boolean {
  if (refusal) say({ text: refusal, tone: 'bad' });
  return refusal !== undefined;
}
