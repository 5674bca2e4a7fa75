using System.Collections.Frozen;
using Serverless.Domain.Flights;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;

namespace Serverless.Functions.Flights;

/// <summary>CloudJet's texts of the errors of flights, schedules and discounts.</summary>
internal static class FlightProblemMapper
{
    private static readonly FrozenDictionary<string, ProblemText> Texts = new Dictionary<string, ProblemText>
    {
        [FlightErrors.UnknownFlight.Code] = new("항공편을 찾을 수 없습니다."),
        [FlightErrors.FlightExists.Code] = new("이미 존재하는 항공편입니다."),
        [FlightErrors.UnknownDeparture.Code] = new("출발 공항 코드가 유효하지 않습니다."),
        [FlightErrors.UnknownArrival.Code] = new("도착 공항 코드가 유효하지 않습니다."),
        [FlightErrors.SameAirport.Code] = new("출발 공항과 도착 공항은 서로 달라야 합니다."),
        [FlightErrors.BadBasePrice.Code] = new(
            $"base_price는 {FlightLimits.BasePriceMin}에서 {FlightLimits.PriceMax} 사이여야 합니다."),
        [FlightErrors.BadPrice.Code] = new($"current_price는 1에서 {FlightLimits.PriceMax} 사이여야 합니다."),
        [FlightErrors.BadSeats.Code] = new($"available_seats는 1에서 {FlightLimits.SeatsMax} 사이여야 합니다."),
        [FlightErrors.BadAircraft.Code] = new($"aircraft는 {FlightLimits.AircraftLengthMax}자 이하여야 합니다."),
        [FlightErrors.EndsBeforeStart.Code] = new("종료일이 시작일보다 빠릅니다."),
        [FlightErrors.RangeTooLong.Code] = new("스케줄 생성 기간은 최대 90일까지만 허용됩니다."),
        [FlightErrors.TooFarAway(0).Code] = new("스케줄 날짜가 오늘에서 너무 멀리 떨어져 있습니다."),
        [FlightErrors.TooManyFlights(0).Code] = new("더 이상 항공편을 추가할 수 없습니다."),
        [FlightErrors.UnknownSchedule.Code] = new("항공편 스케줄을 찾을 수 없습니다."),
        [FlightErrors.BadPercentage.Code] = new("할인율은 1에서 100 사이의 정수여야 합니다."),
        [FlightErrors.DiscountExists.Code] = new("해당 스케줄에 이미 할인이 설정되어 있습니다."),
        [FlightErrors.UnknownDiscount.Code] = new("할인을 찾을 수 없습니다."),
        [FlightErrors.TooManyDiscounts(0).Code] = new("더 이상 할인을 추가할 수 없습니다."),
        [FlightErrors.ChangedMeanwhile.Code] = new("다른 요청이 먼저 처리되었습니다. 다시 시도해주세요."),
    }.ToFrozenDictionary();

    public static ProblemText? Of(Error error) => Texts.TryGetValue(error.Code, out var text) ? text : null;
}
