import { Field, ID, InputType } from 'type-graphql'

@InputType()
export class ServiceAccountCreateInput {
  @Field(() => String, { description: 'OAuth client id of a backend service.' })
  clientId!: string

  @Field(() => [String], {
    description: 'At present: launch-context.create, emergency.disable, representative.manage.',
  })
  abilities!: string[]

  @Field(() => String, { description: '10 to 300 characters.' })
  purpose!: string
}

@InputType({ description: 'What somebody else calls a resource.' })
export class LaunchIdentifierInput {
  @Field(() => String, { nullable: true, description: 'An absolute address.' })
  system?: string | null

  @Field(() => String, { description: 'At most 200 characters.' })
  value!: string
}

@InputType({ description: 'One more thing on the screen, as fhirContext of SMART spells it.' })
export class LaunchReferenceInput {
  @Field(() => String, { nullable: true, description: '"Type/id" below the FHIR base.' })
  reference?: string | null

  @Field(() => String, { nullable: true, description: 'In place of a reference.' })
  canonical?: string | null

  @Field(() => LaunchIdentifierInput, {
    nullable: true,
    description: 'Beside a reference or a canonical, or in place of both.',
  })
  identifier?: LaunchIdentifierInput | null

  @Field(() => String, {
    nullable: true,
    description: 'The resource type; needed where a canonical does not end like Questionnaire/123.',
  })
  type?: string | null

  @Field(() => String, { nullable: true, description: '"launch", or an absolute address.' })
  role?: string | null
}

/** Stands for the scalar of its name; a class because decorators name classes. */
export class YesNo {}

@InputType({ description: 'What is on the screen of an EHR, and who sits in front of it.' })
export class LaunchContextCreateInput {
  @Field(() => String, { description: 'OAuth client id of the app to open.' })
  clientId!: string

  @Field(() => String, {
    nullable: true,
    description: "production or sandbox; when left out, that of the service's own client.",
  })
  environment?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'Address of the FHIR base the app is to read, where the environment has several; when left out, the first the app may reach.',
  })
  fhirBase?: string | null

  @Field(() => String, { description: 'Address the person signs in with.' })
  email!: string

  @Field(() => ID, { nullable: true })
  patient?: string | null

  @Field(() => ID, { nullable: true, description: 'A visit of that patient.' })
  encounter?: string | null

  @Field(() => String, { nullable: true, description: 'What the app is opened to do.' })
  intent?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'The kind of work it is opened from, as the scope catalog names it, such as "order entry". An app that was granted no data for that work ends at a page that says so.',
  })
  workflow?: string | null

  @Field(() => YesNo, {
    nullable: true,
    description: 'Does the app have to show who the patient is? By default no: the EHR does.',
  })
  needPatientBanner?: boolean | null

  @Field(() => [LaunchReferenceInput], { nullable: true })
  fhirContext?: LaunchReferenceInput[] | null

  @Field(() => String, {
    nullable: true,
    description:
      'What a card of CDS Hooks or a Task hands to the app, at most 2000 characters; the app gets it as it is.',
  })
  appContext?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'The address a card or a Task names: refused unless the app registered it.',
  })
  launchUrl?: string | null
}
