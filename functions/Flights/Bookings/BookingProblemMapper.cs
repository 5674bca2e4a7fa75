using Serverless.Domain.Flights;
using Serverless.Domain.Flights.Bookings;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Functions.Http;

namespace Serverless.Functions.Flights.Bookings;

/// <summary>CloudJet's texts of the errors of bookings.</summary>
internal static class BookingProblemMapper
{
    private const string Again = "다른 요청이 먼저 처리되었습니다. 다시 시도해주세요.";

    private static readonly Dictionary<string, Func<string, ProblemText>> Texts = new()
    {
        [BookingErrors.BadField("", "").Code] = field => new($"{field}은(는) 올바르지 않은 값입니다."),
        [BookingErrors.BadPassengerCount.Code] =
            _ => new($"승객은 1명에서 {FlightLimits.PassengersMax}명까지 예약할 수 있습니다."),
        [BookingErrors.NotEnoughSeats.Code] = _ => new("선택한 항공편의 좌석이 부족합니다."),
        [BookingErrors.SeatTaken("").Code] = seat => new($"이미 선택된 좌석입니다: {seat}"),
        [BookingErrors.UnknownSeat("").Code] = seat => new($"존재하지 않는 좌석입니다: {seat}"),
        [BookingErrors.SeatTwice("").Code] = seat => new($"같은 좌석을 두 번 선택할 수 없습니다: {seat}"),
        [BookingErrors.TooManySeats.Code] = _ => new("선택한 좌석이 승객 수보다 많습니다."),
        [BookingErrors.WrongAmount.Code] = _ => new("결제 금액이 운임과 일치하지 않습니다."),
        [BookingErrors.UnknownBooking.Code] = _ => new("예약을 찾을 수 없습니다."),
        [BookingErrors.NotCancellable.Code] = _ => new("취소 가능한 예약을 찾을 수 없습니다."),
        [BookingErrors.TermMissing.Code] = _ => new("검색어를 입력해주세요."),
        [BookingErrors.BadPage.Code] = _ => new("page 또는 limit 값이 올바르지 않습니다."),
        [BookingErrors.Busy.Code] = _ => new(Again),
        [PaymentErrors.ChangedMeanwhile.Code] = _ => new(Again),
        [PaymentErrors.Unfinished.Code] = _ => new("결제사가 응답하지 않습니다. 다시 시도해주세요."),
    };

    public static ProblemText? Of(Error error) =>
        Texts.TryGetValue(error.Code, out var text)
            ? text(error.Subjects is [var subject, ..] ? subject : string.Empty)
            : null;
}
