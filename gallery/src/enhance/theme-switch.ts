const THEMES = ['system', 'light', 'dark'] as const
type Theme = (typeof THEMES)[number]

const STORAGE_KEY = 'gh-theme'

/** Puts the theme this browser chose on the page; the system's own needs nothing. */
export function applyTheme(): void {
  const theme = storedTheme()
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

/** Shows the switch, which goes from system to light to dark and remembers. The page brings its words for each. */
export function themeSwitch(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-theme-switch]')
  if (!button) return
  button.hidden = false
  button.textContent = label(button)
  button.addEventListener('click', () => {
    store(THEMES[(THEMES.indexOf(storedTheme()) + 1) % THEMES.length] ?? 'system')
    applyTheme()
    button.textContent = label(button)
  })
}

function label({ dataset }: HTMLButtonElement): string {
  return dataset[storedTheme()] ?? ''
}

function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(STORAGE_KEY)
    return THEMES.find((theme) => theme === stored) ?? 'system'
  } catch {
    return 'system'
  }
}

// A browser that keeps nothing still shows the page; the choice then lasts for one page.
function store(theme: Theme): void {
  try {
    localStorage.setItem(STORAGE_KEY, theme)
  } catch {
    document.documentElement.dataset.theme = theme
  }
}
