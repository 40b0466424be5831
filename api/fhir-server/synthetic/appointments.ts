import type { Appointment } from '@medplum/fhirtypes'
import { coding, concept, systems } from './coding.ts'
import type { RecordContext } from './person.ts'
import { addDays, addMinutes, atHour } from './time.ts'

/** Writes the appointment of the last visit and one or two that are to come. */
export const appointments = (context: RecordContext): Appointment[] => {
  const { visits, now, random } = context
  const last = visits.at(-1)
  if (!last) return []
  const coming = Array.from({ length: random.whole(1, 2) }, (_, i) => {
    const day = addDays(now, random.whole(3, 40) + i * 60)
    const weekend = [1, 0, 0, 0, 0, 0, 2][day.getUTCDay()] ?? 0
    return atHour(addDays(day, weekend), random.whole(13, 20), random.whole(0, 3))
  })
  const appointment = (start: Date, status: Appointment['status'], label: string): Appointment => ({
    resourceType: 'Appointment',
    id: context.id(`appointment ${label}`),
    status,
    appointmentType: concept(
      coding(systems.appointmentReason, ['ROUTINE', 'Routine appointment - default if not valued']),
    ),
    description: last.age < 18 ? 'Well child visit' : 'Check-up',
    start: start.toISOString(),
    end: addMinutes(start, 30).toISOString(),
    minutesDuration: 30,
    participant: [
      { actor: context.subject, required: 'required', status: 'accepted' },
      { actor: last.practitioner, required: 'required', status: 'accepted' },
    ],
  })
  return [
    appointment(last.start, 'fulfilled', 'last'),
    ...coming.map((start, i) => appointment(start, 'booked', `coming ${i}`)),
  ]
}
