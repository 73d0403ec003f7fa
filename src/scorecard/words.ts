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

export const Stage = word('Stage', 'Where a picture is on its way.', {
  CAPTURE: 'Before anything of the shot has come in.',
  AUDIT: 'Its source waits to be confirmed, or to be shot again.',
  WAIT: 'Its source is good enough; it waits for a vendor.',
  RETOUCH: 'With a vendor.',
  MEASURE: 'Submitted and not yet measured.',
  REVIEW: 'Measured and not yet decided.',
  EXPORT: 'Approved; its files are not all made.',
  PUBLISH: 'Its files are made; it is not live.',
});
export type Stage = Word<typeof Stage>;

export const LaunchSide = word('LaunchSide', 'On which side of the first picture that went live.', {
  BEFORE: '',
  AFTER: 'From that instant on.',
});
export type LaunchSide = Word<typeof LaunchSide>;
