using Microsoft.AspNetCore.Http;

namespace Serverless.Functions.Http.RateLimiting;

internal static class RateLimitProblems
{
    public static Problem TooMany(ApiContract apiContract, TimeSpan retryAfter) => new(
        StatusCodes.Status429TooManyRequests,
        "request.too-many",
        apiContract.SpeaksKorean()
            ? "요청이 너무 많습니다. 잠시 후 다시 시도해주세요."
            : "Too many requests. Slow down, and try again in a moment.")
    {
        RetryAfterSeconds = Math.Max(1, (int)Math.Ceiling(retryAfter.TotalSeconds)),
    };

    public static Problem StoresTooMuch(ApiContract apiContract, TimeSpan retryAfter) => new(
        StatusCodes.Status429TooManyRequests,
        "request.stores-too-much",
        apiContract.SpeaksKorean()
            ? "저장할 수 있는 데이터의 양을 초과했습니다. 잠시 후 다시 시도해주세요."
            : "There is too much stored already. Try again later.")
    {
        RetryAfterSeconds = Math.Max(1, (int)Math.Ceiling(retryAfter.TotalSeconds)),
    };
}
