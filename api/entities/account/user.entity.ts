import { defineEntity, type Opt, p } from '@mikro-orm/core'
import type { Role } from '../../../schema/vocabulary/role.ts'
import { editableRow } from '../base.entity.ts'

const UserSchema = defineEntity({
  name: 'User',
  tableName: 'user_account',
  properties: {
    ...editableRow,
    /** Lower-case; unique within the organisation. */
    email: p.string(),
    emailVerifiedAt: p.datetime().nullable(),
    firstName: p.string(),
    lastName: p.string(),
    /** argon2id, PHC string. */
    passwordHash: p.string(),
    /** Roles held in the platform itself; vendor roles come from membership. */
    roles: p.array().$type<Role[]>(),
    disabledAt: p.datetime().nullable(),
  },
})

/** A person who signs in. */
export class User extends UserSchema.class {
  /** First and last name, as shown to others. */
  get name(): Opt<string> {
    return `${this.firstName} ${this.lastName}`
  }
}
UserSchema.setClass(User)
