import { word, type Word } from '../relay/word';

export const ScorecardDimension = word(
  'ScorecardDimension',
  'What figures are grouped by. A KPI without the dimension has no rows grouped by it.',
  {
    VENDOR: 'Code of the vendor that had the shot when the KPI’s event happened.',
    PRODUCTION_MODEL: 'How that vendor works.',
    TIER: 'Complexity tier of the SKU.',
    COLLECTION: 'Code of the collection.',
    METAL: 'Metal of the colourway.',
    VIEW: 'View of the shot.',
    CHANNEL: 'Code of the channel, for KPIs of exports and of going live.',
    DAY: 'Such as 2024-02-29, in the asked time zone.',
    WEEK: 'ISO week, such as 2024-W09.',
    MONTH: 'Such as 2024-02.',
    ORIGIN: 'Who made the revision, for KPIs of decisions.',
  },
);

export const IssueStep = word('IssueStep', 'The step of the work that an issue comes from.', {
  CAPTURE: 'Before retouching.',
  CLEANUP: '',
  COLOUR: '',
  STRUCTURE: '',
  FINAL_QC: '',
});
export type IssueStep = Word<typeof IssueStep>;
