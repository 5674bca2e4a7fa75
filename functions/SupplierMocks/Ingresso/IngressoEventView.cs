using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>Shows events and performances, with the data that the request asks for.</summary>
internal static class IngressoEventView
{
    // What the supplier says of a performance whose seats it has not counted: everywhere but in a list.
    private const int UnknownSeats = 1_000_000;

    public static IngressoEventBody Show(this IngressoView view, IngressoEvent of, double? kilometres = null)
    {
        var (city, details) = (view.Catalogue.CityOf(of), of.Details);
        var isFull = view.Wants("req_extra_info") ? details : null;

        return new IngressoEventBody
        {
            EventId = of.Id,
            EventDesc = of.Name,
            EventStatus = of.Status,
            EventType = of.Type,
            EventPath = $"/{of.Id}-{IngressoSpelling.Slug(of.Name)}/",
            EventUriDesc = Uri.EscapeDataString(of.Name.Replace(' ', '-')),
            SourceCode = of.Source,
            SourceDesc = view.Catalogue.SourceOf(of).Name,
            VenueDesc = of.Venue,
            VenueUriDesc = Uri.EscapeDataString(of.Venue.Replace(' ', '-')),
            Classes = of.Classes,
            CountryCode = city.Country,
            CountryDesc = city.CountryName,
            CityCode = city.Code,
            CityDesc = city.Name,
            GeoData = new IngressoGeoBody(of.Latitude, of.Longitude),
            HasNoPerfs = of.Status != "live",
            IsSeated = of.IsSeated,
            NeedDepartureDate = of.NeedsDepartureDate,
            NeedDuration = of.NeedsDuration,
            NeedPerformance = of.NeedsPerformance,
            ShowPerfTime = of.ShowsTime && !of.Schedule.IsUndated,
            IsAddOn = of.IsAddOn,
            IsAutoQuantityAddOn = of.IsAutoQuantity,
            Postcode = of.Postcode,
            AreaCode = of.AreaCode,
            VenueCode = of.VenueCode,
            EventCode = of.EventCode,
            MainClassKey = of.MainClass,
            CriticReviewPercent = of.CriticReview,
            UserReviewPercent = of.UserReview,
            MinRunningTime = of.MinRunningTime,
            MaxRunningTime = of.MaxRunningTime,
            SearchDistanceKm = kilometres is { } far ? Math.Round(far, 2) : null,
            EventUpsellList = of.Upsells.Count > 0 ? new IngressoUpsellsBody(of.Upsells) : null,
            CostRange = view.Wants("req_cost_range") ? view.CostRangeOf(of) : null,
            CostRangeDetails = view.Wants("req_cost_range_details") ? view.CostDetailsOf(of) : null,
            AvailDetails = view.Wants("req_avail_details") || view.Wants("req_avail_details_with_perfs")
                ? view.AvailDetailsOf(of, ofEvent: true)
                : null,
            Media = view.MediaOf(details),
            VideoIframe = view.Wants("req_video_iframe") && details?.Video is { } video
                ? IngressoMediaView.VideoOf(video)
                : null,
            Reviews = view.Wants("req_reviews") && details is not null ? IngressoMediaView.ReviewsOf(details) : null,
            StructuredInfo = isFull?.Structured.ToDictionary(
                pair => pair.Key, pair => new IngressoTextBody(pair.Value.Name, pair.Value.Value, pair.Value.Html)),
            EventInfo = isFull?.Info,
            EventInfoHtml = isFull?.InfoHtml,
            VenueInfo = isFull?.VenueInfo,
            VenueInfoHtml = isFull?.VenueInfoHtml,
            VenueAddr = isFull?.Address,
            VenueAddrHtml = isFull?.AddressHtml,
            MetaEventComponentEvents = view.Wants("req_meta_components") ? new IngressoComponentsBody([]) : null,
        };
    }

    public static IngressoPerformanceBody Show(
        this IngressoView view, IngressoEvent of, IngressoPerformance performance, bool inList = false) =>
        new(performance.Id, performance.EventId)
        {
            StartsAt = performance.StartsAt is { } at ? IngressoSpelling.Iso(at) : null,
            DateDesc = performance.StartsAt is { } day ? IngressoSpelling.DateOf(day) : null,
            TimeDesc = performance.StartsAt is { } time && of.ShowsTime ? IngressoSpelling.TimeOf(time) : null,
            IsGhost = performance.IsOver(view.Now),
            PerfName = performance.Name,
            RunningTime = of.MaxRunningTime,
            CachedMaxSeats = inList ? of.QuantityMax : UnknownSeats,
            CachedMaxSeatsIsReal = inList,
            PerfHasTime = performance.StartsAt is not null && of.ShowsTime,
            CostRange = view.Wants("req_cost_range") ? view.CostRangeOf(of) : null,
            AvailDetails = view.Wants("req_avail_details") ? view.AvailDetailsOf(of, ofEvent: false) : null,
        };
}
