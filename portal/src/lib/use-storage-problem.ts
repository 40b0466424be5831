import { useEffect, useState } from 'react'
import { findStorageProblem, type StorageProblem } from './storage-check.ts'

/** Looks once what this browser blocks: undefined until it is known, null when nothing is. */
export function useStorageProblem(): StorageProblem | null | undefined {
  const [problem, setProblem] = useState<StorageProblem | null>()
  useEffect(() => {
    let isCurrent = true
    void findStorageProblem().then((found) => {
      if (isCurrent) setProblem(found ?? null)
    })
    return () => {
      isCurrent = false
    }
  }, [])
  return problem
}
