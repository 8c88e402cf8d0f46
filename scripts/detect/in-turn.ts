/** As `judge`, for what several detectors ask of one value in turn: it is worked out once. */
export function inTurn(judge: (value: string) => boolean): (value: string) => boolean {
  let asked: string | undefined;
  let answer = false;
  return (value) => {
    if (value === asked) return answer;
    answer = judge(value);
    asked = value;
    return answer;
  };
}
