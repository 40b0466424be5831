import { beforeEach, describe, expect, it } from 'vitest'
import { applyTheme, themeSwitch } from '../../../gallery/src/enhance/theme-switch.ts'

describe('the theme switch', () => {
  beforeEach(() => {
    localStorage.clear()
    applyTheme()
    document.body.innerHTML =
      '<button data-theme-switch data-system="Theme: System" data-light="Theme: Light" data-dark="Theme: Dark" hidden>Theme</button>'
  })

  it('goes from system to light to dark and back, and remembers', () => {
    themeSwitch()
    const button = document.querySelector('button')
    const seen = [button?.textContent]
    for (let clicks = 0; clicks < 3; clicks += 1) {
      button?.click()
      seen.push(`${button?.textContent} ${document.documentElement.dataset.theme ?? 'none'}`)
    }
    expect(button?.hidden).toBe(false)
    expect(seen).toEqual([
      'Theme: System',
      'Theme: Light light',
      'Theme: Dark dark',
      'Theme: System none',
    ])
  })

  it('puts the remembered theme on the next page', () => {
    localStorage.setItem('gh-theme', 'dark')
    applyTheme()
    expect(document.documentElement.dataset.theme).toBe('dark')
  })

  it('takes a theme nobody offers for none', () => {
    localStorage.setItem('gh-theme', 'pink')
    applyTheme()
    expect(document.documentElement.dataset.theme).toBeUndefined()
  })
})
