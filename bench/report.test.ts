import { median, round } from './report.ts';

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 2, 3], 2.5],
  [[7], 7],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected);
});

test('the median of nothing is not a number', () => {
  expect(median([])).toBeNaN();
});

test('rounds to two digits unless told otherwise', () => {
  expect([round(1.005), round(2.345, 1), round(2.5, 0)]).toEqual([1, 2.3, 3]);
});
