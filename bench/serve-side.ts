/** What the harness asks a side. */
export type SideQuestion = 'cpu' | 'stop'

export interface SideAnswer {
  url?: string
  /** What the client sends with every request besides its body: who asks. */
  headers?: Record<string, string>
  /** What a client has to know to go its way: names of clients and people, keys. */
  facts?: Record<string, string>
  cpuMs?: number
}

export interface StartedSide extends Pick<SideAnswer, 'headers' | 'facts'> {
  url: string
  stop: () => Promise<void>
}

/** Starts a side in this process and answers the harness until it says stop, or is gone. */
export async function serveSide(
  start: (databaseUrl: string) => Promise<StartedSide>,
): Promise<void> {
  const { stop, ...told } = await start(process.argv[2] ?? '')
  const answer = (message: SideAnswer) => process.send?.(message)
  process.on('disconnect', () => process.exit(1))
  process.on('message', (question: SideQuestion) => {
    if (question === 'cpu') return answer({ cpuMs: cpuMs() })
    return stop().then(() => process.exit(0))
  })
  answer(told)
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
