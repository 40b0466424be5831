import { counters } from './counters.ts'
import { liveSearch } from './live-search.ts'
import { personalTimes } from './personal-times.ts'
import { applyTheme, themeSwitch } from './theme-switch.ts'

/** The one script of the public pages. Every page reads and works without it. */
function enhance(): void {
  themeSwitch()
  personalTimes(document)
  liveSearch()
  counters()
}

applyTheme()
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', enhance)
else enhance()
