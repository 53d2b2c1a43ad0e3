import { expect, it } from 'vitest';
import { ctcToText } from './ctc.ts';
import { voteReadings } from './voteReadings.ts';

it('believes the separators that one of the readings has', () => {
  const vote = voteReadings([
    { text: '27.73', confidence: 0.7 },
    { text: '2773', confidence: 0.99 },
    { text: '2773', confidence: 0.98 },
  ]);
  expect(vote).toEqual({ text: '27.73', confidence: 0.99, alternatives: ['2773'] });
});

it('believes the reading of a name that has lost no sign', () => {
  const readings = [
    { text: '应急转金', confidence: 0.7 },
    { text: '应急周转金', confidence: 0.9 },
    { text: '应急转金', confidence: 0.93 },
  ];
  expect(voteReadings(readings)).toEqual({ text: '应急周转金', confidence: 0.45, alternatives: ['应急转金'] });
  const unsure = readings.map((reading) => ({ ...reading, confidence: 0.55 }));
  expect(voteReadings(unsure)).toEqual({ text: '应急转金', confidence: 0.55, alternatives: ['应急周转金'] });
});

it('halves the confidence where no reading has a majority', () => {
  const vote = voteReadings([
    { text: '财政援款', confidence: 0.5 },
    { text: '财政拨款', confidence: 0.6 },
    { text: '财政拔款', confidence: 0.4 },
  ]);
  expect(vote).toEqual({ text: '财政拨款', confidence: 0.3, alternatives: ['财政援款', '财政拔款'] });
});

it('decodes the likeliest classes without blanks and repeats; the weakest character counts', () => {
  const scores = Float32Array.from(
    [
      [0.1, 0.8, 0.1],
      [0.1, 0.9, 0],
      [0.9, 0.1, 0],
      [0.2, 0.8, 0],
      [0.3, 0.1, 0.6],
    ].flat(),
  );
  const line = ctcToText(scores, 3, ['甲', '乙']);
  expect(line.text).toBe('甲甲乙');
  expect(line.confidence).toBeCloseTo(0.6, 5);
});
