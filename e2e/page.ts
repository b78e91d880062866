import { test as base, expect, type Page } from '@playwright/test';

export { expect };

/** The page as a person meets it: by the names of its regions and controls. */
export class Whichpod {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  readonly manifests = () => this.page.getByRole('region', { name: 'Manifests' });
  readonly picture = () => this.page.getByRole('region', { name: 'Traffic paths' });
  readonly details = () => this.page.getByRole('region', { name: 'Details' });
  readonly reasons = () => this.page.getByRole('region', { name: 'Reasons' });
  readonly answer = () => this.page.getByRole('region', { name: 'Question' }).getByRole('status');
  readonly question = () => this.page.getByRole('combobox', { name: 'Question, as a command', exact: true });
  readonly problems = () => this.page.getByRole('list', { name: 'Problems in the manifests' });

  async open(fragment = ''): Promise<void> {
    await this.page.goto(`/${fragment}`);
    await expect(this.node(/./).first()).toBeVisible();
    await this.editorIsReady();
  }

  /** The node of the picture whose accessible name matches. */
  node(name: RegExp | string) {
    return this.picture().locator('.react-flow__node').and(this.page.getByRole('group', { name }));
  }

  /** The edges of the picture whose accessible name matches. */
  way(name: RegExp | string) {
    return this.picture().locator('.react-flow__edge').and(this.page.getByRole('img', { name }));
  }

  async tab(title: string): Promise<void> {
    await this.reasons().getByRole('tab', { name: title }).click();
  }

  async ask(command: string): Promise<void> {
    await this.question().fill(command);
    await this.question().press('Enter');
  }

  async openExample(title: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Examples' }).click();
    await this.page
      .getByRole('dialog')
      .getByRole('button', { name: new RegExp(`^${title}`) })
      .first()
      .click();
    await expect(this.page.getByRole('dialog')).toBeHidden();
  }

  async editorIsReady(): Promise<void> {
    await expect(this.manifests().locator('.monaco-editor').first()).toBeVisible({ timeout: 20_000 });
  }

  /** Puts a text in place of the one in the editor, by keyboard. */
  async write(text: string): Promise<void> {
    await this.manifests().locator('.monaco-editor').first().click();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.evaluate((pasted) => {
      const data = new DataTransfer();
      data.setData('text/plain', pasted);
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, text);
  }

  text(): Promise<string> {
    return this.page.evaluate(() => {
      const draft = JSON.parse(localStorage.getItem('whichpod.draft') ?? '{}');
      return draft.workspace?.files?.map(({ text }: { text: string }) => text).join('\n') ?? '';
    });
  }
}

export const test = base.extend<{ whichpod: Whichpod }>({
  whichpod: async ({ page }, use) => {
    await use(new Whichpod(page));
  },
});
