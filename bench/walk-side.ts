import type { Asked, WalkedSide, Walker } from './job.ts'
import type { SideProcess } from './side-process.ts'

/** Goes the way so many times, by several connections at a time, each with its share of the walks. */
export async function walkSide(
  side: WalkedSide,
  process: SideProcess,
  { connections, walks }: { connections: number; walks: number },
): Promise<Asked> {
  const share = Math.ceil(walks / connections)
  const walkers = await Promise.all(
    Array.from({ length: connections }, (_, index) => side.walker(process, index, share)),
  )
  try {
    const begin = performance.now()
    const durations = (await Promise.all(walkers.map((walker) => goes(walker, share)))).flat()
    const perSecond = (durations.length * 1000) / (performance.now() - begin)
    const medianMs = durations.toSorted((a, b) => a - b)[Math.floor(durations.length / 2)] ?? 0
    return { completed: durations.length, perSecond, medianMs }
  } finally {
    await Promise.all(walkers.map((walker) => walker.close()))
  }
}

/** Goes once and answers what came of it. */
export async function walkOnce(side: WalkedSide, process: SideProcess): Promise<unknown> {
  const walker = await side.walker(process, 0, 1)
  try {
    return await walker.walk()
  } finally {
    await walker.close()
  }
}

async function goes(walker: Walker, times: number): Promise<number[]> {
  const durations: number[] = []
  for (let time = 0; time < times; time++) {
    const begin = performance.now()
    await walker.walk()
    durations.push(performance.now() - begin)
  }
  return durations
}
