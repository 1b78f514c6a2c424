import { allLieIn, type AttributeCheck } from '../context.ts';

/** GDPR Chapter V: data that must stay in a place is not processed elsewhere, nor at a place that nobody knows. */
export const residency: AttributeCheck = ({ subject, places }) =>
  subject.residency === undefined || allLieIn(places, subject.residency) ? undefined : 'DATA_RESIDENCY';
