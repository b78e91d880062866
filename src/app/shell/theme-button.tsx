import { useEffect } from 'react';
import { setPreferences } from '../actions.ts';
import { selectTheme, usePage } from '../store.ts';

const themes = ['system', 'light', 'dark'] as const;
const glyphs = { system: '◐', light: '☀', dark: '☾' } as const;

export function ThemeButton() {
  const theme = usePage(selectTheme);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  return (
    <button
      type="button"
      className="button icon"
      aria-label={`Theme: ${theme}. Change to ${next}`}
      title={`Theme: ${theme}`}
      onClick={() => setPreferences({ theme: next })}
    >
      {glyphs[theme]}
    </button>
  );
}
