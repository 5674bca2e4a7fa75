using Serverless.Domain.Platform;
using Serverless.Functions.Http;

namespace Serverless.Functions.WaitingRoom;

/// <summary>Maps the queue's errors to Tiketi's texts, and reads Tiketi's event ids.</summary>
internal static class QueueProblemMapper
{
    public static PerformanceId ReadEvent(string eventId) => new(WireId.Parse(eventId, "Invalid event ID format"));

    public static ProblemText? Of(Error error) => error.Code switch
    {
        "waiting-room.unknown-performance" => new ProblemText("이벤트를 찾을 수 없습니다."),
        "waiting-room.closed" => new ProblemText(error.Subjects switch
        {
            ["cancelled"] => "취소된 이벤트입니다.",
            ["sale-closed"] => "판매가 종료된 이벤트입니다.",
            _ => "종료된 이벤트입니다.",
        }),
        _ => null,
    };
}
