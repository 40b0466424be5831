import type { Person } from './person.ts'
import { ageAt } from './time.ts'

/** Middle height (cm) and weight (kg) at ages in years, after the CDC growth charts. */
const ages = [0, 0.25, 0.5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]
const middle = {
  female: {
    height: [
      49.1, 59.8, 65.7, 74, 85.7, 94.2, 101, 107.9, 115, 121.1, 127.6, 132.7, 138.3, 144.8, 151.5,
      157.1, 160.4, 161.9, 162.5, 163, 163.1,
    ],
    weight: [
      3.2, 5.8, 7.3, 8.9, 11.5, 13.9, 15.9, 17.9, 20.2, 22.8, 25.6, 29, 33, 37.2, 41.8, 46, 49.4,
      52, 54, 55.2, 56.6,
    ],
  },
  male: {
    height: [
      49.9, 61.4, 67.6, 75.7, 86.8, 95.2, 102.3, 109.2, 115.5, 121.9, 128, 133.3, 138.4, 143.5,
      149.1, 156, 163.2, 169, 172.9, 175.2, 176.1,
    ],
    weight: [
      3.3, 6.4, 7.9, 9.6, 12.2, 14.3, 16.3, 18.5, 20.7, 23.1, 25.6, 28.6, 32.1, 36.1, 40.7, 45.8,
      51, 56.3, 60.9, 64.7, 67.3,
    ],
  },
} as const

/**
 * Height in cm and weight in kg of a person at some time: along one line of the chart as a child,
 * the final height and slowly more weight as an adult.
 */
export const bodySize = (person: Person, at: Date): { height: number; weight: number } => {
  const age = ageAt(person.birthDate, at)
  const curves = middle[person.gender]
  const height = along(curves.height, age) * (1 + 0.04 * person.tallness)
  const heaviness = 1 + 0.1 * person.heaviness + Math.max(0, Math.min(age, 60) - 18) * 0.006
  const weight = along(curves.weight, age) * (1 + 0.08 * person.tallness) * heaviness
  return { height, weight }
}

const along = (curve: readonly number[], age: number): number => {
  const next = ages.findIndex((known) => known > age)
  const last = curve.at(-1) ?? 0
  if (next < 1) return next === 0 ? (curve[0] ?? 0) : last
  const from = ages[next - 1] ?? 0
  const to = ages[next] ?? from
  const low = curve[next - 1] ?? last
  const high = curve[next] ?? last
  return low + ((high - low) * (age - from)) / (to - from)
}
