using Microsoft.AspNetCore.Http;

namespace Serverless.Functions.Http.Idempotency;

internal static class IdempotencyProblems
{
    private const string Conflict = "IDEMPOTENCY_CONFLICT";

    public static Problem Missing { get; } = new(
        StatusCodes.Status400BadRequest, "request.key-missing", "Idempotency-Key header is required.")
    {
        Code = "IDEMPOTENCY_REQUIRED",
    };

    /// <summary>The IETF draft has 422, the gateway's contract 409.</summary>
    public static Problem OtherRequest(ApiContract apiContract) => new(
        apiContract == ApiContract.Gateway ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity,
        "request.key-reused",
        apiContract.SpeaksKorean()
            ? "멱등성 키가 다른 요청에 이미 사용되었습니다."
            : "This Idempotency-Key was used for another request.")
    {
        Code = apiContract == ApiContract.Gateway ? Conflict : null,
    };

    public static Problem InFlight(ApiContract apiContract) => new(
        StatusCodes.Status409Conflict,
        "request.key-in-flight",
        apiContract.SpeaksKorean()
            ? "같은 멱등성 키의 요청이 처리 중입니다."
            : "A request with this Idempotency-Key is still being processed.")
    {
        Code = apiContract == ApiContract.Gateway ? Conflict : null,
        RetryAfterSeconds = 1,
    };
}
