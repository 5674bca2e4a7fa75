using System.Collections.Frozen;
using Serverless.Domain.FlightPayments;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;

namespace Serverless.Functions.FlightPayments;

/// <summary>CloudJet's texts of the errors of payments.</summary>
internal static class FlightPaymentProblemMapper
{
    private static readonly FlightPaymentPolicy Any = new();

    private static readonly FrozenDictionary<string, ProblemText> Texts = new Dictionary<string, ProblemText>
    {
        [FlightPaymentErrors.BadAmount(Any).Code] = new("amount는 허용된 범위의 정수(원)여야 합니다."),
        [FlightPaymentErrors.BadOrderId.Code] = new("orderId는 64자 이하의 영문, 숫자, 기호여야 합니다."),
        [FlightPaymentErrors.BadName.Code] = new("orderName은 1자 이상 100자 이하여야 합니다."),
        [FlightPaymentErrors.UnknownSchedule.Code] = new("항공편 스케줄을 찾을 수 없습니다."),
        [FlightPaymentErrors.WrongAmount.Code] = new("결제 금액이 항공편 운임과 일치하지 않습니다."),
        [FlightPaymentErrors.OrderExists.Code] = new("이미 사용된 orderId입니다."),
        [FlightPaymentErrors.Closed.Code] = new("현재 결제 서비스를 이용할 수 없습니다."),
        [FlightPaymentErrors.NoAnswer.Code] = new("결제사 응답이 없습니다. 잠시 후 다시 시도해주세요."),
        [FlightPaymentErrors.ChangedMeanwhile.Code] = new("다른 요청이 먼저 처리되었습니다. 다시 시도해주세요."),
    }.ToFrozenDictionary();

    // One text for all of them: it must not tell who owns an order or a booking.
    private static readonly FrozenSet<string> NotAttached =
        new[]
        {
            FlightPaymentErrors.UnknownOrder, FlightPaymentErrors.UnknownBooking, FlightPaymentErrors.NotPaid,
            FlightPaymentErrors.OtherAmount, FlightPaymentErrors.OtherBooking,
        }.Select(error => error.Code).ToFrozenSet();

    public static ProblemText? Of(Error error) => Texts.GetValueOrDefault(error.Code);

    /// <summary>The texts of an attachment.</summary>
    public static ProblemText? OfAttachment(Error error) =>
        NotAttached.Contains(error.Code) ? new ProblemText("연결 실패") : Of(error);

    /// <summary>The texts of an event.</summary>
    public static ProblemText? OfEvent(Error error) =>
        error.Code == FlightPaymentErrors.UnknownOrder.Code ? new ProblemText("업데이트 실패") : Of(error);
}
