import { defineEntity, p } from '@mikro-orm/core'
import { User } from '../account/user.entity.ts'
import { ownedRow } from '../base.entity.ts'

const HolidaySchema = defineEntity({
  name: 'Holiday',
  tableName: 'holiday',
  properties: {
    ...ownedRow,
    /** YYYY-MM-DD, by the calendar of the hospital. */
    day: p.date(),
    name: p.text(),
    createdById: () => p.manyToOne(User).mapToPk().fieldName('created_by_id').nullable(),
  },
})

/** A day on which the hospital does not work, and its review clocks stand still. */
export class Holiday extends HolidaySchema.class {}
HolidaySchema.setClass(Holiday)
