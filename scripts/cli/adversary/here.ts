export const HERE = { owner: 'arroyo', repo: 'open-data' };
export const FULL_NAME = 'arroyo/open-data';
export const APP = 'daylight[bot]';
/** Each run of the gate is a dozen calls and as many processes of git; on a busy machine that takes its time. */
export const PATIENCE = 180_000;
