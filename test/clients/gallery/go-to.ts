/** What happy-dom adds to its window for tests. */
interface TestWindow {
  readonly happyDOM?: { setURL(url: string): void }
}

/** Stands at an address, as after opening it. */
export function goTo(url: string): void {
  const { happyDOM }: TestWindow = window as TestWindow
  if (!happyDOM) throw new Error('This test needs the window of happy-dom.')
  happyDOM.setURL(url)
}
