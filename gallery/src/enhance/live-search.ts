const PAUSE_MS = 150

/** What `liveSearch` borrows from the browser. */
interface Surroundings {
  readonly fetchPage: (url: string, signal: AbortSignal) => Promise<Response>
}

const BROWSER: Surroundings = { fetchPage: (url, signal) => fetch(url, { signal }) }

/**
 * Searches while a person types or chooses: fetches the page the form would open, and puts its
 * results, its counts and its address in place. A failed fetch leaves what is shown; the button
 * of the form still works.
 */
export function liveSearch({ fetchPage }: Surroundings = BROWSER): void {
  const form = document.querySelector<HTMLFormElement>('form[data-live-search]')
  if (!form) return
  for (const button of form.querySelectorAll<HTMLElement>('[data-without-script]')) {
    button.hidden = true
  }
  let current = new AbortController()

  async function show(url: string): Promise<void> {
    current.abort()
    current = new AbortController()
    const { signal } = current
    const response = await fetchPage(url, signal)
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    if (!response.ok || signal.aborted) return
    history.replaceState(null, '', url)
    replaceResults(page)
  }

  let pause: ReturnType<typeof setTimeout> | undefined
  form.ownerDocument.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.form !== form) return
    clearTimeout(pause)
    pause = setTimeout(() => show(addressOf(form)).catch(leaveAsIs), PAUSE_MS)
  })
}

/** Writes the address a form leads to, without what is empty. */
export function addressOf(form: HTMLFormElement): string {
  const query = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value.trim()) query.append(name, value.trim())
  }
  const text = query.toString()
  return text ? `/?${text}` : '/'
}

function replaceResults(page: Document): void {
  const results = page.getElementById('results')
  if (results) document.getElementById('results')?.replaceChildren(...results.childNodes)
  // The element stays, its words change: that is what makes screen readers say it.
  copyText(document.getElementById('count'), page.getElementById('count'))
  for (const count of document.querySelectorAll<HTMLElement>('[data-count]')) {
    copyText(count, page.querySelector(`[data-count="${CSS.escape(count.dataset.count ?? '')}"]`))
  }
}

function copyText(to: Element | null, from: Element | null): void {
  if (to && from && to.textContent !== from.textContent) to.textContent = from.textContent
}

function leaveAsIs(): void {}
