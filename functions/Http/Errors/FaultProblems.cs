using Microsoft.AspNetCore.Http;
using Serverless.Domain.Platform;
using Serverless.Functions.Http.Protection;

namespace Serverless.Functions.Http.Errors;

/// <summary>The error response to an exception. It does not reveal what went wrong inside.</summary>
internal static class FaultProblems
{
    private const int RetryAfterSeconds = 1;

    public static Problem Of(Exception exception, ApiContract apiContract) => exception switch
    {
        MalformedRequestException malformed => new Problem(malformed.Status, malformed.Reason, malformed.Message)
        {
            Faults = malformed.Faults,
        },
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            Of(MalformedRequestException.TooLarge(JsonRequest.BodyBytesMax), apiContract),
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } =>
            Of(MalformedRequestException.TooSlow(exception), apiContract),
        BadHttpRequestException => Of(new MalformedRequestException("The request could not be read."), apiContract),
        DependencyUnavailableException => new Problem(
            StatusCodes.Status503ServiceUnavailable,
            "platform.unavailable",
            apiContract.SpeaksKorean()
                ? "일시적으로 서비스를 이용할 수 없습니다. 잠시 후 다시 시도해주세요."
                : "A part of the platform does not answer. Try the same request again.")
        {
            RetryAfterSeconds = RetryAfterSeconds,
        },
        RequestTimeoutException => new Problem(
            StatusCodes.Status504GatewayTimeout,
            "platform.timeout",
            apiContract.SpeaksKorean()
                ? "처리 시간이 초과되었습니다. 처리 여부를 확인한 후 다시 시도해주세요."
                : "This took too long. It may have been done or not: look, or repeat the same request.")
        {
            RetryAfterSeconds = RetryAfterSeconds,
        },
        _ => new Problem(
            StatusCodes.Status500InternalServerError,
            "platform.fault",
            apiContract.SpeaksKorean() ? "서버 오류가 발생했습니다." : "Something went wrong here."),
    };
}
