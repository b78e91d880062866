import { useEffect } from 'react';
import { selectTheme, usePage } from '../store.ts';
import { monaco } from './monaco.ts';

export function useEditorTheme(): void {
  const theme = usePage(selectTheme);
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const set = () => monaco.editor.setTheme(theme === 'dark' || (theme === 'system' && dark.matches) ? 'whichpod-dark' : 'whichpod-light');
    set();
    dark.addEventListener('change', set);
    return () => dark.removeEventListener('change', set);
  }, [theme]);
}
