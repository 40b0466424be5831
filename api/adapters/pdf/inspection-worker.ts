import { parentPort, workerData } from 'node:worker_threads'
import { inspectPdf } from './inspect-pdf.ts'

// Knows one file, answers once, and is ended by whoever started it.
parentPort?.postMessage(await inspectPdf(new Uint8Array(workerData)))
