import { Socket } from 'node:net'
import pg from 'pg'
import type { RowReader } from '../ports.ts'
import { setKeyPlans } from './key-pool.ts'
import { statementNames } from './statement-names.ts'

/** With so many questions unanswered, the next goes to another connection. */
const FULL = 8

/** Reads by few connections; to be closed. */
export interface ReadLanes extends RowReader {
  close(): Promise<void>
}

interface Lane {
  client: pg.Client
  /** Settles when it is connected. */
  ready: Promise<unknown>
  unanswered: number
  /** Keeps what is asked in this turn, to send it at once. */
  socket: Socket
  isCorked: boolean
}

/**
 * Opens connections for prepared statements that find rows by their keys. A question does not wait for the answer to the
 * one before it (PostgreSQL, Pipelining), and what is asked in one turn of the event loop leaves in one piece: most of
 * what a short statement costs on both sides is the way there and back.
 *
 * For reads alone. They wait for nobody, so the one behind does not either; a write may wait for a row, or for the disk.
 *
 * @see https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING
 */
export function openReadLanes(connectionString: string, max: number): ReadLanes {
  const lanes: Lane[] = []
  const nameOf = statementNames()
  const forget = (lane: Lane) => {
    const place = lanes.indexOf(lane)
    if (place >= 0) lanes.splice(place, 1)
  }
  const open = () => {
    const lane = openLane(connectionString)
    lanes.push(lane)
    for (const loss of ['error', 'end'] as const) lane.client.on(loss, () => forget(lane)) // the next question opens another
    lane.ready.catch(() => forget(lane))
    return lane
  }
  return {
    async rows<Row extends object>(sql: string, values: readonly unknown[]) {
      const lane = laneFor(lanes, max) ?? open()
      lane.unanswered += 1
      try {
        await lane.ready
        sendTogether(lane)
        const { rows } = await lane.client.query<Row>({ ...nameOf(sql), values: [...values] })
        return rows
      } finally {
        lane.unanswered -= 1
      }
    },
    close: async () => {
      await Promise.allSettled(lanes.splice(0).map(({ client }) => client.end()))
    },
  }
}

/** The first that is not full, so that questions go together; undefined where another is to be opened. */
function laneFor(lanes: readonly Lane[], max: number): Lane | undefined {
  const free = lanes.find(({ unanswered }) => unanswered < FULL)
  if (free || lanes.length < max) return free
  return lanes.toSorted((a, b) => a.unanswered - b.unanswered)[0]
}

function openLane(connectionString: string): Lane {
  const socket = new Socket()
  const client = new pg.Client({ connectionString, pipeline: true, stream: () => socket })
  const ready = client.connect().then(() => setKeyPlans(client))
  return { client, ready, socket, unanswered: 0, isCorked: false }
}

function sendTogether(lane: Lane): void {
  if (lane.isCorked) return
  lane.isCorked = true
  lane.socket.cork()
  setImmediate(() => {
    lane.isCorked = false
    lane.socket.uncork()
  })
}
