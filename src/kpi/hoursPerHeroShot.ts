import { hoursPerShot } from './hoursPerShot';

export const hoursPerHeroShot = hoursPerShot(
  'All minutes ever logged on approved HERO shots, by whatever vendor, divided by the number of those shots and by 60; a shot without minutes counts as 0. Counted by the approval.',
  true,
);
